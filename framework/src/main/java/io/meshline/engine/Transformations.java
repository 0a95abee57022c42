package io.meshline.engine;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.Query;
import io.meshline.transform.Transformation;

/** Makes the Java classes that aggregates name. */
final class Transformations {
    private Transformations() {}

    static Transformation of(Query.Transformation query) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return Class.forName(query.className(), true, loader)
                    .asSubclass(Transformation.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new MeshlineException(
                    ErrorCode.INVALID_TRANSFORMATION,
                    "Cannot use transformation '" + query.className() + "': " + e + " (" + query.origin()
                            + "). It needs a public constructor without parameters and the interface "
                            + Transformation.class.getName() + ".",
                    e);
        }
    }
}
