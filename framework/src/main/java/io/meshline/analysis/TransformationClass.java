package io.meshline.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/**
 * A class by its name, looked up where the domains' code is: in the context class loader. It is never initialised.
 * Only the bytes of the class itself count for its fingerprint, not those of classes that it uses.
 */
final class TransformationClass {
    private static final String INTERFACE = "io.meshline.transform.Transformation";

    private final String name;
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    TransformationClass(String name) {
        this.name = name;
    }

    /** Why the class is of no use; empty where it is. */
    Optional<String> refusal() {
        try {
            return refusal(Class.forName(name, false, loader));
        } catch (ClassNotFoundException missing) {
            return Optional.of("no such class");
        } catch (LinkageError unusable) {
            return Optional.of("it cannot be loaded (" + unusable.getMessage() + ")");
        }
    }

    private static Optional<String> refusal(Class<?> type) {
        if (!isTransformation(type)) {
            return Optional.of("it does not implement " + INTERFACE);
        }
        boolean usable = Modifier.isPublic(type.getModifiers())
                && !Modifier.isAbstract(type.getModifiers())
                && Arrays.stream(type.getConstructors()).anyMatch(made -> made.getParameterCount() == 0);
        return usable
                ? Optional.empty()
                : Optional.of("it must be public with a public constructor without parameters");
    }

    private static boolean isTransformation(Class<?> type) {
        return type != null
                && (type.getName().equals(INTERFACE)
                        || isTransformation(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(TransformationClass::isTransformation));
    }

    /** The class file; empty where there is none to read. */
    byte[] bytes() {
        try (InputStream file = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return file == null ? new byte[0] : file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
