package xyz.infinitehash.devnet.pallet.subtensor.epoch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.I32F32;

/**
 * A square matrix of I32F32 bits with one list of (column, value) a row, in the order in which the
 * chain stores it. Immutable: every operation gives a new matrix.
 */
final class SparseMatrix {

  /** One stored element; {@code value} in I32F32 bits. */
  record Cell(int column, long value) {}

  /** Decides whether an element of row {@code row} stays. */
  @FunctionalInterface
  interface CellFilter {
    boolean keeps(int row, Cell cell);
  }

  /** A new value for an element. */
  @FunctionalInterface
  private interface CellMap {
    long apply(int row, Cell cell);
  }

  private final List<List<Cell>> rows;

  private SparseMatrix(List<List<Cell>> rows) {
    this.rows = rows;
  }

  static SparseMatrix of(List<List<Cell>> rows) {
    return new SparseMatrix(rows.stream().map(List::copyOf).toList());
  }

  int size() {
    return rows.size();
  }

  List<Cell> row(int index) {
    return rows.get(index);
  }

  SparseMatrix filter(CellFilter filter) {
    List<List<Cell>> result = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      result.add(rows.get(i).stream().filter(cell -> filter.keeps(row, cell)).toList());
    }
    return new SparseMatrix(result);
  }

  /** Each row divided by its sum. */
  SparseMatrix rowsNormalized() {
    long[] sums = rowSums();
    return map(
        (row, cell) -> sums[row] > 0 ? I32F32.divide(cell.value(), sums[row]) : cell.value());
  }

  /** Each column divided by its sum. */
  SparseMatrix columnsNormalized() {
    return dividedByColumn(reduceColumns(I32F32::add));
  }

  /** Each column divided by its greatest element. */
  SparseMatrix columnsMaxUpscaled() {
    return dividedByColumn(reduceColumns(Math::max));
  }

  /** No element above its column's threshold; elements clipped to nothing go. */
  SparseMatrix clipped(long[] thresholds) {
    return filter(
            (row, cell) ->
                at(thresholds, cell.column()) > 0 || cell.value() <= at(thresholds, cell.column()))
        .map((row, cell) -> Math.min(cell.value(), at(thresholds, cell.column())));
  }

  /** Each row times its factor. */
  SparseMatrix rowsTimes(long[] factors) {
    return map((row, cell) -> I32F32.multiply(cell.value(), factors[row]));
  }

  /** Every element divided by {@code divisor}. */
  SparseMatrix dividedBy(long divisor) {
    return map((row, cell) -> I32F32.divide(cell.value(), divisor));
  }

  long[] rowSums() {
    return rows.stream()
        .mapToLong(row -> I32F32.sum(row.stream().mapToLong(Cell::value).toArray()))
        .toArray();
  }

  /** For every column the sum over rows of element times the row's factor. */
  long[] transposedTimes(long[] factors) {
    long[] result = new long[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (Cell cell : rows.get(i)) {
        if (cell.column() < result.length) {
          result[cell.column()] =
              I32F32.add(result[cell.column()], I32F32.multiply(factors[i], cell.value()));
        }
      }
    }
    return result;
  }

  /** For every row the sum over columns of element times the column's factor. */
  long[] times(long[] factors) {
    long[] result = new long[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (Cell cell : rows.get(i)) {
        result[i] =
            I32F32.add(result[i], I32F32.multiply(cell.value(), at(factors, cell.column())));
      }
    }
    return result;
  }

  /** Row {@code index} with every column, zeros included. */
  long[] dense(int index) {
    long[] result = new long[rows.size()];
    for (Cell cell : rows.get(index)) {
      if (cell.column() < result.length) {
        result[cell.column()] = cell.value();
      }
    }
    return result;
  }

  /**
   * this + ratio * (other - this), positive elements only; this itself for ratio 0, other for 1.
   */
  SparseMatrix interpolated(SparseMatrix other, long ratio) {
    if (ratio == 0) {
      return this;
    }
    if (ratio == I32F32.ONE) {
      return other;
    }
    return combined(
        other,
        (mine, theirs) -> I32F32.add(mine, I32F32.multiply(ratio, I32F32.subtract(theirs, mine))));
  }

  /** alpha * this + (1 - alpha) * old, positive elements only. */
  SparseMatrix movedAverage(SparseMatrix old, long alpha) {
    long rest = I32F32.subtract(I32F32.ONE, alpha);
    return combined(
        old,
        (now, before) -> I32F32.add(I32F32.multiply(alpha, now), I32F32.multiply(rest, before)));
  }

  private SparseMatrix combined(SparseMatrix other, LongBinaryOperator operator) {
    List<List<Cell>> result = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      long[] mine = dense(i);
      long[] theirs = other.dense(i);
      List<Cell> row = new ArrayList<>();
      for (int j = 0; j < mine.length; j++) {
        long value = operator.applyAsLong(mine[j], theirs[j]);
        if (value > 0) {
          row.add(new Cell(j, value));
        }
      }
      result.add(row);
    }
    return of(result);
  }

  private long[] reduceColumns(LongBinaryOperator operator) {
    long[] result = new long[rows.size()];
    for (List<Cell> row : rows) {
      for (Cell cell : row) {
        if (cell.column() < result.length) {
          result[cell.column()] = operator.applyAsLong(result[cell.column()], cell.value());
        }
      }
    }
    return result;
  }

  private SparseMatrix dividedByColumn(long[] divisors) {
    return map(
        (row, cell) -> {
          long divisor = at(divisors, cell.column());
          return divisor == 0 ? cell.value() : I32F32.divide(cell.value(), divisor);
        });
  }

  private SparseMatrix map(CellMap map) {
    List<List<Cell>> result = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      result.add(
          rows.get(i).stream().map(cell -> new Cell(cell.column(), map.apply(row, cell))).toList());
    }
    return new SparseMatrix(result);
  }

  private static long at(long[] vector, int index) {
    return index < vector.length ? vector[index] : 0;
  }

  @Override
  public String toString() {
    return Arrays.toString(rows.toArray());
  }
}
