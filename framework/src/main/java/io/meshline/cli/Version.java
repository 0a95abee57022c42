package io.meshline.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar carries in its manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Meshline.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"meshline " + version};
    }
}
