package xyz.infinitehash.app.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.crypto.ss58.AccountId;

/** {@code ih wallet}. */
@Command(
    name = "wallet",
    description = "Key files that btcli reads and writes as well; unencrypted in this version.",
    subcommands = {
      WalletCommand.NewColdkey.class,
      WalletCommand.NewHotkey.class,
      WalletCommand.ListAll.class,
      WalletCommand.Show.class
    },
    footer = {"%nExample:", "  ih wallet new-hotkey --name mine --hotkey rig1"})
final class WalletCommand {
  /** {@code ih wallet new-coldkey}. */
  @Command(
      name = "new-coldkey",
      description = {
        "Makes a key that owns. The file is NOT encrypted and has no mnemonic: keep a copy of it",
        "where nobody else reads it, and use it for what you can afford to lose."
      },
      footer = {"%nExample:", "  ih wallet new-coldkey --name mine"})
  static final class NewColdkey implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin WalletOptions which = new WalletOptions();

    @Option(names = "--overwrite", description = "Replace a coldkey that is there, for ever.")
    boolean overwrite;

    @Override
    public void run() {
      Wallet wallet = which.wallet();
      AccountId account = wallet.createColdkey(new SecureRandom(), overwrite);
      made(shared, "coldkey", account, wallet.coldkeyFile());
    }
  }

  /** {@code ih wallet new-hotkey}. */
  @Command(
      name = "new-hotkey",
      description = "Makes a key that works: mines, validates, signs weights.",
      footer = {"%nExample:", "  ih wallet new-hotkey --name mine --hotkey rig1"})
  static final class NewHotkey implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin WalletOptions which = new WalletOptions();

    @Option(names = "--overwrite", description = "Replace a hotkey that is there, for ever.")
    boolean overwrite;

    @Override
    public void run() {
      Wallet wallet = which.wallet();
      AccountId account = wallet.createHotkey(which.hotkey, new SecureRandom(), overwrite);
      made(shared, "hotkey", account, wallet.hotkeyFile(which.hotkey));
    }
  }

  /** {@code ih wallet list}. */
  @Command(
      name = "list",
      description = "All wallets and their hotkeys, by address.",
      footer = {"%nExample:", "  ih wallet list --json"})
  static final class ListAll implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin WalletOptions which = new WalletOptions();

    @Override
    public void run() {
      List<Wallet> wallets = which.folder().wallets();
      if (shared.json) {
        Printer.document(
            Map.of("wallets", wallets.stream().map(WalletCommand::described).toList()));
      } else if (wallets.isEmpty()) {
        Printer.line(
            "no wallets in " + which.folder().path() + "; make one with: ih wallet new-coldkey");
      } else {
        List<List<String>> rows = new ArrayList<>();
        for (Wallet wallet : wallets) {
          wallet
              .coldkey()
              .ifPresent(key -> rows.add(List.of(wallet.name(), "coldkey", "", key.toString())));
          for (String hotkey : wallet.hotkeys()) {
            wallet
                .hotkey(hotkey)
                .ifPresent(
                    key -> rows.add(List.of(wallet.name(), "hotkey", hotkey, key.toString())));
          }
        }
        Printer.table(List.of("wallet", "kind", "hotkey", "address"), rows);
      }
    }
  }

  /** {@code ih wallet show}. */
  @Command(
      name = "show",
      description = "One wallet: its addresses and files, never its secrets.",
      footer = {"%nExample:", "  ih wallet show --name mine"})
  static final class Show implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin WalletOptions which = new WalletOptions();

    @Override
    public void run() {
      Wallet wallet = which.wallet();
      if (wallet.coldkey().isEmpty() && wallet.hotkeys().isEmpty()) {
        throw new CommandFailure("there is no wallet " + wallet.folder());
      }
      if (shared.json) {
        Printer.document(described(wallet));
        return;
      }
      List<List<String>> rows = new ArrayList<>();
      wallet
          .coldkey()
          .ifPresent(
              key -> rows.add(List.of("coldkey", key.toString(), wallet.coldkeyFile().toString())));
      for (String hotkey : wallet.hotkeys()) {
        wallet
            .hotkey(hotkey)
            .ifPresent(
                key ->
                    rows.add(
                        List.of(
                            "hotkey " + hotkey,
                            key.toString(),
                            wallet.hotkeyFile(hotkey).toString())));
      }
      Printer.table(List.of("key", "address", "file"), rows);
    }
  }

  private static Map<String, Object> described(Wallet wallet) {
    Map<String, Object> hotkeys = new LinkedHashMap<>();
    wallet
        .hotkeys()
        .forEach(h -> wallet.hotkey(h).ifPresent(account -> hotkeys.put(h, account.toString())));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", wallet.name());
    wallet.coldkey().ifPresent(account -> fields.put("coldkey", account.toString()));
    fields.put("hotkeys", hotkeys);
    return fields;
  }

  private static void made(Shared shared, String kind, AccountId account, Path file) {
    if (shared.json) {
      Printer.document(
          Map.of("kind", kind, "address", account.toString(), "file", file.toString()));
    } else {
      Printer.line("new " + kind + " " + account);
      Printer.line("its secret is in " + file + ", not encrypted");
    }
  }
}
