package org.astrapia.shell.command;

import java.util.Collection;
import java.util.List;
import org.astrapia.language.Suggestions;

/** The advice at the end of a message about a wrong name. */
public final class DidYouMean {
    private DidYouMean() {}

    /** {@code " Maybe you meant a or b?"}, or nothing when no allowed name is close. */
    public static String advice(String wrong, Collection<String> allowed) {
        List<String> close = Suggestions.closest(wrong, allowed);
        return close.isEmpty() ? "" : " Maybe you meant " + Suggestions.alternatives(close) + "?";
    }
}
