package org.astrapia.data;

import java.util.List;

/** Lists of names in messages, which stay readable when there are a thousand. */
public final class NameList {
    private static final int SHOWN = 12;

    private NameList() {}

    public static String of(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
