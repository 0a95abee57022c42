package io.meshline.quality;

import io.meshline.commit.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that a seed decides.
 *
 * @param columns the columns but for {@code id}, which numbers the rows
 * @param rows the rows, {@code id} first
 * @param partitionBy the columns that split the table into folders
 * @param files how many files the rows are written to at least, where there are as many
 */
record GeneratedTable(List<Column> columns, List<Row> rows, List<String> partitionBy, int files) {
    /** Names in several scripts, one with characters that mean something in SQL. */
    private static final List<String> NAMES =
            List.of("amount", "Größe", "価格", "unit-price", "naïve", "select", "Ωm", "n", "price", "日付", "x😀", "it's");

    /** What is special about a table; the seed's remainder decides, so that neighbouring seeds meet all. */
    enum Shape {
        PLAIN,
        EMPTY,
        ONE_ROW,
        NULLS,
        SEVERAL_FILES,
        PARTITIONED,
        WIDE
    }

    /**
     * A column.
     *
     * @param values the values that stand in it, nulls apart
     */
    record Column(String name, ColumnKind kind, List<Object> values) {}

    static GeneratedTable of(long seed) {
        Random random = new Random(seed);
        Shape shape = Shape.values()[(int) (seed % Shape.values().length)];
        List<Column> columns = columns(shape, random);
        int nulls = shape == Shape.NULLS ? 2 : 6;
        List<Row> rows = IntStream.range(0, rows(shape, random))
                .mapToObj(id -> row(id, columns, nulls, random))
                .toList();
        List<String> partitionBy = columns.stream()
                .filter(column -> shape == Shape.PARTITIONED && column.kind().splitsFiles())
                .map(Column::name)
                .limit(2)
                .toList();
        return new GeneratedTable(columns, rows, partitionBy, shape == Shape.SEVERAL_FILES ? 4 : 1);
    }

    private static int rows(Shape shape, Random random) {
        return switch (shape) {
            case EMPTY -> 0;
            case ONE_ROW -> 1;
            case PLAIN, NULLS, SEVERAL_FILES, PARTITIONED, WIDE -> 3 + random.nextInt(10);
        };
    }

    private static List<Column> columns(Shape shape, Random random) {
        List<ColumnKind> kinds = new ArrayList<>(Arrays.asList(ColumnKind.values()));
        Collections.shuffle(kinds, random);
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        int count = shape == Shape.WIDE ? 40 : 7;
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    ColumnKind kind = kinds.get(i % kinds.size());
                    String name = names.get(i % names.size()) + (i < names.size() ? "" : i);
                    boolean allNull = shape == Shape.NULLS && i < 2;
                    return new Column(name, kind, allNull ? List.of() : kind.some(random));
                })
                .toList();
    }

    private static Row row(int id, List<Column> columns, int nulls, Random random) {
        List<Object> values = new ArrayList<>(List.of(id));
        for (Column column : columns) {
            boolean isNull = column.values().isEmpty() || random.nextInt(nulls) == 0;
            values.add(isNull ? null : pick(column.values(), random));
        }
        return RowFactory.create(values.toArray());
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    StructType schema() {
        StructType schema = new StructType().add("id", DataTypes.IntegerType);
        for (Column column : columns) {
            schema = schema.add(column.name(), column.kind().type());
        }
        return schema;
    }

    Dataset<Row> rows(SparkSession spark) {
        return spark.createDataFrame(rows, schema()).repartition(files);
    }

    TableSpec in(Path folder) {
        return new TableSpec("shop.events.generated", folder.toString(), schema(), "Generated rows", partitionBy);
    }
}
