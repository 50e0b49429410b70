package org.astrapia.shell.command.session;

import java.util.Optional;

/** The program's name and version. */
public final class Version {
    private Version() {}

    /** {@code astrapia 0.1.0}; the number stands in the jar's manifest. */
    public static String text() {
        return "astrapia "
                + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }
}
