package io.meshline.engine;

import io.meshline.error.Causes;
import io.meshline.error.MeshlineException;
import io.meshline.model.Query;
import io.meshline.transform.Transformation;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs the Java classes that aggregates name. They belong to a domain, and so do their failures. */
final class Transformations {
    private Transformations() {}

    static Dataset<Row> apply(Query.Transformation query, Map<String, Dataset<Row>> tables) {
        Transformation transformation = instance(query);
        Dataset<Row> result;
        try {
            result = transformation.apply(tables);
        } catch (Exception | LinkageError | StackOverflowError e) {
            // Spark throws checked exceptions that its Java API does not declare.
            throw EngineErrors.failed(query, e);
        }
        if (result == null) {
            throw EngineErrors.unusable(query, "its method apply returns null", null);
        }
        return result;
    }

    /** Carries out what runs the transformation's functions on rows, long after {@link #apply} has returned. */
    static <T> T blamed(Query query, Supplier<T> action) {
        try {
            return action.get();
        } catch (MeshlineException e) {
            if (query instanceof Query.Transformation transformation && EngineErrors.isOf(transformation, e)) {
                throw EngineErrors.failed(transformation, e);
            }
            throw e;
        }
    }

    private static Transformation instance(Query.Transformation query) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return Class.forName(query.className(), true, loader)
                    .asSubclass(Transformation.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw EngineErrors.unusable(
                    query,
                    "it needs a public constructor without parameters that succeeds, and the interface "
                            + Transformation.class.getName() + ", but " + Causes.reasonWithClass(e),
                    e);
        }
    }
}
