/** AdminUtils: the calls by which root and subnet owners set parameters. */
@NullMarked
package xyz.infinitehash.devnet.pallet.adminutils;

import org.jspecify.annotations.NullMarked;
