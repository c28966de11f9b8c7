package xyz.infinitehash.validator.chain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The process dies here: between two effects, before or after one of them. */
public final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Crash(String where) {
    super(where, null, false, false);
  }

  /** Counts effects and crashes at one of them. */
  public static final class Plan {
    private final int at;
    private final boolean after;
    private int count;

    /**
     * @param at number of the effect, from 0; negative for none
     * @param after whether the effect happens before the crash
     */
    public Plan(int at, boolean after) {
      this.at = at;
      this.after = after;
    }

    /** Effects seen. */
    public int count() {
      return count;
    }

    /** Whether the crash has happened. */
    public boolean isOver() {
      return at < 0 || count > at;
    }

    /** The same thing with the plan around every call of it but close. */
    public <T> T around(Class<T> type, T target) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (_, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return method.invoke(target, arguments);
                }
                int effect = count++;
                if (effect == at && !after) {
                  throw new Crash("before " + method.getName());
                }
                try {
                  Object result = method.invoke(target, arguments);
                  if (effect == at) {
                    throw new Crash("after " + method.getName());
                  }
                  return result;
                } catch (InvocationTargetException e) {
                  throw e.getCause() == null ? e : e.getCause();
                }
              }));
    }
  }
}
