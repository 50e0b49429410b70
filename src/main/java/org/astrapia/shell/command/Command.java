package org.astrapia.shell.command;

import picocli.CommandLine.Mixin;

/** One command; made for one call, filled by picocli. */
public abstract class Command implements CommandCall {
    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Override
    public GlobalOptions options() {
        return options;
    }
}
