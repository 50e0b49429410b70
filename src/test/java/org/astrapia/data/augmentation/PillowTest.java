package org.astrapia.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations on pictures of 20 by 20 pixels equal those of Pillow 12.3, which {@code pillow.txt} holds. */
class PillowTest {
    private static final int SIDE = 20;
    private static final Map<String, BiConsumer<BytePicture, Double>> OPERATIONS = Map.ofEntries(
            Map.entry("brightness", BytePicture::brightness),
            Map.entry("color", BytePicture::colour),
            Map.entry("contrast", BytePicture::contrast),
            Map.entry("sharpness", BytePicture::sharpness),
            Map.entry("posterize", (picture, bits) -> picture.posterize(bits.intValue())),
            Map.entry("solarize", BytePicture::solarize),
            Map.entry("autocontrast", (picture, none) -> picture.autoContrast()),
            Map.entry("equalize", (picture, none) -> picture.equalize()),
            Map.entry("invert", (picture, none) -> picture.invert()),
            Map.entry("rotate", BytePicture::rotate),
            Map.entry("shear-x", (picture, share) -> picture.transform(1, share, 0, 0, 1, 0)),
            Map.entry("shear-y", (picture, share) -> picture.transform(1, 0, 0, share, 1, 0)),
            Map.entry("translate-x", (picture, pixels) -> picture.transform(1, 0, pixels, 0, 1, 0)),
            Map.entry("translate-y", (picture, pixels) -> picture.transform(1, 0, 0, 0, 1, pixels)));

    /** A name, its number, the picture's number, and the result. */
    static Stream<List<String>> expected() {
        return lines().stream().filter(line -> line.size() == 4);
    }

    private static List<List<String>> lines() {
        try (var file = PillowTest.class.getResourceAsStream("pillow.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BytePicture picture(String number) {
        String hex = lines().stream()
                .filter(line -> line.size() == 3 && line.get(1).equals(number))
                .findFirst()
                .orElseThrow()
                .get(2);
        byte[] bytes = HexFormat.of().parseHex(hex);
        BytePicture picture = new BytePicture(new Images(SIDE, SIDE, 3, bytes, new int[1]));
        for (int i = 0; i < bytes.length; i++) {
            picture.values[i] = bytes[i] & 0xFF;
        }
        return picture;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("expected")
    void isWhatPillowGives(List<String> line) {
        BytePicture picture = picture(line.get(2));

        OPERATIONS.get(line.get(0)).accept(picture, Double.parseDouble(line.get(1)));

        byte[] bytes = HexFormat.of().parseHex(line.get(3));
        assertThat(picture.values)
                .as(line.subList(0, 3).toString())
                .isEqualTo(IntStream.range(0, bytes.length)
                        .map(i -> bytes[i] & 0xFF)
                        .toArray());
    }

    @Test
    void everyOperationWasCompared() {
        assertThat(expected().map(line -> line.get(0)).distinct())
                .containsExactlyInAnyOrderElementsOf(OPERATIONS.keySet());
    }

    /** The strengths of torchvision at 9 of 30, and the strongest. */
    @ParameterizedTest
    @EnumSource(PolicyOperation.class)
    void strengthsAreThoseOfTorchvision(PolicyOperation operation) {
        Map<PolicyOperation, BiConsumer<BytePicture, Integer>> at9 = Map.of(
                PolicyOperation.SHEAR_X, (picture, sign) -> picture.transform(1, sign * 0.09, 0, 0, 1, 0),
                PolicyOperation.TRANSLATE_X, (picture, sign) -> picture.transform(1, 0, -sign * 2, 0, 1, 0),
                PolicyOperation.ROTATE, (picture, sign) -> picture.rotate(sign * 9),
                PolicyOperation.BRIGHTNESS, (picture, sign) -> picture.brightness(1 + sign * 0.27),
                PolicyOperation.POSTERIZE, (picture, sign) -> picture.posterize(7),
                PolicyOperation.SOLARIZE, (picture, sign) -> picture.solarize(178.5));
        for (int sign : new int[] {1, -1}) {
            BytePicture picture = picture("1");
            operation.apply(picture, 9 / 30.0, sign);
            if (at9.containsKey(operation)) {
                BytePicture expected = picture("1");
                at9.get(operation).accept(expected, sign);
                assertThat(picture.values).isEqualTo(expected.values);
            }
            BytePicture none = picture("1");
            operation.apply(none, 0, sign);
            boolean hasStrength = operation.ordinal() < PolicyOperation.SOLARIZE.ordinal();
            assertThat(!hasStrength || Arrays.equals(none.values, picture("1").values))
                    .isTrue();
        }
    }

    @Test
    void chainsOfThemAreDrawnAgainFromTheSameStream() {
        Images shape = new Images(SIDE, SIDE, 3, new byte[SIDE * SIDE * 3], new int[1]);
        for (Augmentation chain :
                List.of(new Augmentation.RandAugment(2, 9), new Augmentation.AutoAugment(AutoAugmentPolicy.CIFAR10))) {
            List<float[]> looks = new ArrayList<>();
            for (int image = 0; image < 40; image++) {
                float[] first = changed(chain.step(shape, new float[3], new float[3]), image);
                assertThat(changed(chain.step(shape, new float[3], new float[3]), image))
                        .isEqualTo(first);
                looks.add(first);
            }
            assertThat(looks.stream().map(Arrays::hashCode).distinct().count()).isGreaterThan(20);
        }
    }

    private static float[] changed(Step step, int image) {
        float[] values = new float[SIDE * SIDE * 3];
        picture("1").write(values, 0);
        step.change(values, 0, RandomStream.of(Purpose.AUGMENTATION, 1, image));
        return values;
    }

    @Test
    void autoAugmentHas25PairsOfOperations() {
        assertThat(AutoAugmentPolicy.CIFAR10.subPolicies()).hasSize(25).allMatch(pair -> pair.size() == 2);
    }
}
