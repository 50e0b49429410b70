package org.astrapia.shell.command.session;

import java.util.Optional;
import org.astrapia.run.SourceCommit;

/** The program's name and version. */
public final class Version {
    private Version() {}

    private static final int LETTERS = 10;

    /** {@code astrapia 0.1.0, commit 1a2b3c4d5e}; the number stands in the jar's manifest. */
    public static String text() {
        String number = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        String commit = SourceCommit.find()
                .map(name -> ", commit " + name.substring(0, Math.min(LETTERS, name.length())))
                .orElse("");
        return "astrapia " + number + commit;
    }
}
