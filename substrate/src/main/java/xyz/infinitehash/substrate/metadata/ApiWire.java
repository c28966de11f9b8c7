package xyz.infinitehash.substrate.metadata;

import java.util.List;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/** Runtime APIs in bytes, V15 and V16. */
final class ApiWire {
  private final int version;
  private final DeprecationWire deprecations;

  ApiWire(int version) {
    this.version = version;
    this.deprecations = new DeprecationWire(version);
  }

  RuntimeApi read(ScaleReader in) {
    String name = in.text();
    List<Method> methods = in.list(each -> readMethod(each, deprecations));
    List<String> docs = Wire.docs(in);
    long number = version >= 16 ? in.compactU32() : 0;
    return new RuntimeApi(name, methods, docs, number, deprecations.read(in));
  }

  void write(RuntimeApi api, ScaleWriter out) {
    out.text(api.name()).list(api.methods(), (method, o) -> write(method, o, deprecations));
    Wire.docs(api.docs(), out);
    if (version >= 16) {
      out.compact(api.version());
    }
    deprecations.write(api.deprecation(), out);
  }

  static Method readMethod(ScaleReader in, DeprecationWire deprecations) {
    return new Method(
        in.text(),
        in.list(each -> new Method.Input(each.text(), Wire.typeId(each))),
        Wire.typeId(in),
        Wire.docs(in),
        deprecations.read(in));
  }

  static void write(Method method, ScaleWriter out, DeprecationWire deprecations) {
    out.text(method.name())
        .list(method.inputs(), (input, o) -> o.text(input.name()).compact(input.type()))
        .compact(method.output());
    Wire.docs(method.docs(), out);
    deprecations.write(method.deprecation(), out);
  }
}
