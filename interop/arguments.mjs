// Arguments of any type of a runtime, made up by a seed: each as the neutral JSON that our side reads and as what
// polkadot.js's own constructors take. Enums take turns through their variants, numbers through their edges.

const ENDS = [0n, 1n, 63n, 64n, 0x3fffn, 0x4000n, 0x3fffffffn, 0x40000000n, 0xffffffffn, 0x100000000n];
const TEXTS = ['', 'alpha', 'τ ö 😀', 'x'.repeat(70)];
const DEEPEST = 3; // calls within calls

/** Of an enum without variants: nobody can make the call that takes it. */
export class NoValue extends Error {}

// polkadot.js has its own idea of an account's index (a number); to this chain's metadata it is nothing at all.
const differs = (name, variant) => name === 'sp_runtime::multiaddress::MultiAddress' && variant.name.eq('Index');

export class Arguments {
  #state;
  #turn = new Map();
  met = new Set();
  #wanted = new Map();
  #reach = new Map();

  constructor(registry, latest, seed) {
    this.registry = registry;
    this.latest = latest;
    this.#state = seed >>> 0;
  }

  /** Below 2^32: mulberry32. */
  #next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** From 0 to below the bound. */
  upTo(bound) {
    return Math.floor((this.#next() / 2 ** 32) * bound);
  }

  #wide(bits) {
    let value = 0n;
    for (let i = 0; i < bits; i += 32) {
      value = (value << 32n) | BigInt(this.#next());
    }
    return BigInt.asUintN(bits, value);
  }

  /** An edge, or any number of any length. */
  number(bits, signed) {
    const most = (1n << BigInt(signed ? bits - 1 : bits)) - 1n;
    const fitting = ENDS.filter((e) => e <= most).concat(most);
    const edge = this.upTo(2) === 0;
    const value = edge ? fitting[this.upTo(fitting.length)] : this.#wide(1 + this.upTo(bits)) & most;
    if (!signed || this.upTo(2) === 0) {
      return value;
    }
    return edge && value === most ? -most - 1n : -value;
  }

  bytes(length) {
    let text = '0x';
    const same = this.upTo(8);
    for (let i = 0; i < length; i++) {
      const byte = same === 0 ? 0 : same === 1 ? 255 : this.upTo(256);
      text += byte.toString(16).padStart(2, '0');
    }
    return text;
  }

  #def(type) {
    return this.registry.lookup.getSiType(type);
  }

  variants(type) {
    return this.#def(type).def.asVariant.variants;
  }

  keyTypes({ hashers, key }) {
    return hashers.length === 1 ? [key] : [...this.#def(key).def.asTuple];
  }

  /** { neutral, judged } of a type. */
  make(type, depth) {
    const { path, def } = this.#def(type);
    const name = path.map(String).join('::');
    if (name === 'primitive_types::U256') { // 4 words here, a number there
      const words = [0, 1, 2, 3].map(() => this.number(64, false));
      return { neutral: words.map(String), judged: words.reduceRight((sum, w) => (sum << 64n) | w, 0n).toString() };
    }
    if (name.endsWith('RuntimeCall')) {
      return this.#nested(type, depth);
    }
    if (/^(BTreeMap|BTreeSet|.*::BoundedBTree(Map|Set))$/.test(name)) {
      return this.#sorted(name, def.asComposite.fields[0].type, depth);
    }
    if (def.isComposite) return this.#fields(def.asComposite.fields, depth);
    if (def.isVariant) return this.#variant(Number(type), name, def.asVariant.variants, depth);
    if (def.isSequence) return this.#row(def.asSequence.type, this.#length(def.asSequence.type, depth), depth);
    if (def.isArray) return this.#row(def.asArray.type, def.asArray.len.toNumber(), depth);
    if (def.isTuple) return this.#tuple([...def.asTuple], depth);
    if (def.isPrimitive) return this.#primitive(def.asPrimitive.type);
    if (def.isCompact) return this.make(def.asCompact.type, depth);
    throw new Error(`no arguments for type ${type} ${name} ${def.type}`);
  }

  #length(element, depth) {
    return depth > 8 ? 0 : this.upTo(4) * (this.#isByte(element) ? 1 + this.upTo(40) : 1);
  }

  #fields(fields, depth) {
    if (fields.length === 0) {
      return { neutral: null, judged: null };
    }
    if (fields.length === 1 && fields[0].name.isNone) {
      return this.make(fields[0].type, depth + 1);
    }
    const made = fields.map(({ type }) => this.make(type, depth + 1));
    const named = fields.every(({ name }) => name.isSome);
    return {
      neutral: named
        ? Object.fromEntries(fields.map(({ name }, i) => [name.unwrap().toString(), made[i].neutral]))
        : made.map(({ neutral }) => neutral),
      judged: made.map(({ judged }) => judged),
    };
  }

  #variant(type, name, all, depth) {
    const variants = all.filter((variant) => !differs(name, variant));
    if (variants.length === 0) {
      throw new NoValue(name);
    }
    const turn = this.#turn.get(type) ?? this.upTo(variants.length);
    this.#turn.set(type, turn + 1);
    const variant = variants[turn % variants.length];
    this.met.add(`${type}:${variant.index}`);
    const { neutral, judged } = this.#fields(variant.fields, depth);
    const chosen = variant.name.toString();
    if (name === 'Option') {
      // Typed, for polkadot.js reads 0x where an Option is wanted as None.
      return chosen === 'None'
        ? { neutral: null, judged: null }
        : { neutral, judged: this.registry.createTypeUnsafe(this.registry.createLookupType(variant.fields[0].type), [judged]) };
    }
    return {
      neutral: variant.fields.length === 0 ? chosen : { [chosen]: neutral },
      judged: { [chosen]: judged },
    };
  }

  #isByte(type) {
    const { def } = this.#def(type);
    return def.isPrimitive && def.asPrimitive.isU8;
  }

  #row(element, length, depth) {
    if (this.#isByte(element)) {
      const bytes = this.bytes(length);
      return { neutral: bytes, judged: bytes };
    }
    const made = Array.from({ length }, () => this.make(element, depth + 1));
    return { neutral: made.map(({ neutral }) => neutral), judged: made.map(({ judged }) => judged) };
  }

  #tuple(elements, depth) {
    if (elements.length === 0) {
      return { neutral: null, judged: null };
    }
    const made = elements.map((element) => this.make(element, depth + 1));
    return { neutral: made.map(({ neutral }) => neutral), judged: made.map(({ judged }) => judged) };
  }

  #primitive(type) {
    if (type === 'Bool') {
      const value = this.upTo(2) === 1;
      return { neutral: value, judged: value };
    }
    if (type === 'Str') {
      const value = TEXTS[this.upTo(TEXTS.length)];
      return { neutral: value, judged: value };
    }
    const bits = Number(type.slice(1));
    const value = this.number(bits, type[0] === 'I');
    return { neutral: bits <= 32 ? Number(value) : value.toString(), judged: value.toString() };
  }

  /** At most one entry: how a chain orders them is its own business. */
  #sorted(name, sequence, depth) {
    const { neutral, judged } = this.#row(this.#def(sequence).def.asSequence.type, this.upTo(2), depth);
    return { neutral, judged: name.endsWith('Map') ? new Map(judged) : judged };
  }

  /** A call with its arguments: what is around them differs on both sides. */
  call(pallet, variant, depth) {
    const made = variant.fields.map(({ type }) => this.make(type, depth));
    const neutral = Object.fromEntries(variant.fields.map(({ name }, i) => [name.unwrap().toString(), made[i].neutral]));
    const judged = {
      callIndex: Uint8Array.of(pallet.index.toNumber(), variant.index.toNumber()),
      args: made.map((m) => m.judged),
    };
    return { neutral, judged };
  }

  #calls = 0;

  /** A call within a call: a turn through all of them, a remark when they are within each other too deep. */
  #nested(type, depth) {
    const with_ = this.latest.pallets.filter(({ calls }) => calls.isSome);
    this.#every ??= with_.flatMap((pallet) => this.variants(pallet.calls.unwrap().type).map((variant) => [pallet, variant]));
    const deep = this.#calls >= DEEPEST;
    let pallet, variant, made;
    while (!made) {
      const turn = this.#turn.get('call') ?? 0;
      this.#turn.set('call', turn + 1);
      [pallet, variant] = deep
        ? this.#every.find(([p, v]) => p.name.eq('System') && v.name.eq('remark'))
        : this.#every[(turn * 37) % this.#every.length];
      this.#calls++;
      try {
        made = this.call(pallet, variant, depth + 1);
      } catch (e) {
        if (!(e instanceof NoValue)) throw e;
      } finally {
        this.#calls--;
      }
    }
    const { neutral, judged } = made;
    const named = variant.name.toString();
    return {
      neutral: { [pallet.name.toString()]: variant.fields.length === 0 ? named : { [named]: neutral } },
      judged,
    };
  }

  #every;

  /** Whether an argument of the call can hold a variant that was never there. */
  owes(variant) {
    return [...this.#within(variant)].some((each) => !this.met.has(each));
  }

  /** How many variants that arguments of calls can hold were never there. */
  left() {
    const all = new Set([...this.#wanted.values()].flatMap((each) => [...each]));
    return [...all].filter((each) => !this.met.has(each)).length;
  }

  #within(variant) {
    if (!this.#wanted.has(variant)) {
      const found = new Set();
      const seen = new Set();
      variant.fields.forEach(({ type }) => this.#walk(Number(type), found, seen));
      this.#wanted.set(variant, found);
    }
    return this.#wanted.get(variant);
  }

  #walk(type, found, seen) {
    if (seen.has(type)) return;
    seen.add(type);
    const { path, def } = this.#def(type);
    if (String(path.at(-1)).endsWith('RuntimeCall')) return;
    const on = (id) => this.#walk(Number(id), found, seen);
    if (def.isComposite) def.asComposite.fields.forEach((f) => on(f.type));
    else if (def.isSequence) on(def.asSequence.type);
    else if (def.isArray) on(def.asArray.type);
    else if (def.isTuple) def.asTuple.forEach(on);
    else if (def.isCompact) on(def.asCompact.type);
    else if (def.isVariant) {
      for (const variant of def.asVariant.variants) {
        if (differs(path.map(String).join('::'), variant)) continue;
        found.add(`${type}:${variant.index}`);
        variant.fields.forEach((f) => on(f.type));
      }
    }
  }
}
