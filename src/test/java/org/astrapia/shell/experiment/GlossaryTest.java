package org.astrapia.shell.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.astrapia.config.KeyGuide;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    private static final Pattern KEY =
            Pattern.compile("\\b(search|retrain|data|space|derive|evaluate)\\.[a-z.-]*[a-z]");

    @Test
    void aWordIsFoundAsOneWritesIt() {
        assertThat(Glossary.meaning("Supernet"))
                .hasValueSatisfying(text -> assertThat(text).contains("every candidate"));
        assertThat(Glossary.meaning("balanced accuracy"))
                .isEqualTo(Glossary.meaning("balanced-accuracy"))
                .isPresent();
        assertThat(Glossary.meaning("genotypes"))
                .isEqualTo(Glossary.meaning("genotype"))
                .isPresent();
        assertThat(Glossary.meaning("nothing")).isEmpty();
    }

    @Test
    void theKeysThatItNamesExist() {
        for (String word : Glossary.names()) {
            KEY.matcher(Glossary.meaning(word).orElseThrow())
                    .results()
                    .forEach(found -> assertThat(KeyGuide.within(found.group()))
                            .as(word + ": " + found.group())
                            .isNotEmpty());
        }
    }
}
