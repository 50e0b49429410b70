package org.astrapia.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.astrapia.graph.serving.TrainedModel;
import org.astrapia.language.JsonText;
import org.astrapia.language.Visible;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/**
 * A network as a module of PyTorch that a person can read: {@code model.py}, one line a primitive, and {@code weights.npz} as
 * {@link NpzExport} writes it.
 */
final class PyTorchExport extends ValueWriter {
    private static final String MODULE = "/org/astrapia/export/model.py";
    private static final String INDENT = "        ";

    private final StringBuilder lines = new StringBuilder();
    private final Map<Value, String> names = new HashMap<>();
    private String block = "";
    private int count;

    private PyTorchExport() {}

    /** Writes both files into a folder. */
    static void write(Path folder, RunModel run) throws IOException {
        Files.write(folder.resolve("weights.npz"), NpzExport.bytes(run));
        Files.writeString(folder.resolve("model.py"), module(run));
    }

    private static String module(RunModel run) throws IOException {
        TrainedModel model = run.model();
        PyTorchExport forward = new PyTorchExport();
        forward.write(model.program());
        Dimensions image = model.image();
        return template()
                .replace(
                        "NETWORK",
                        comment(run.card().network() + " of the run "
                                + run.card().run()))
                .replace("WEIGHTS", comment(run.card().weights()))
                .replace("SHAPE", "[N, " + image.height() + ", " + image.width() + ", " + image.channels() + "]")
                .replace(INDENT + "FORWARD\n", forward.lines.toString())
                .replace(
                        "PROBABILITIES",
                        model.severalLabels()
                                ? "torch.sigmoid(self(images) / self.temperature)"
                                : "F.softmax(self(images) / self.temperature, dim=1)")
                .replace("RESULT", forward.name(model.program().output(Program.LOGITS)));
    }

    /** A text that cannot end the comment in which it stands: a run's folder may be called anything. */
    private static String comment(String text) {
        return Visible.line(text).replace('\\', '/').replace('"', '\'');
    }

    private static String template() throws IOException {
        try (var in = Objects.requireNonNull(PyTorchExport.class.getResourceAsStream(MODULE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String name(Value value) {
        return names.get(value);
    }

    private String in(Value value) {
        return name(value.inputs().get(0));
    }

    private void line(Value value, String format, Object... arguments) {
        String name = "x" + count++;
        names.put(value, name);
        lines.append(INDENT)
                .append(name)
                .append(" = ")
                .append(String.format(Locale.ROOT, format, arguments))
                .append('\n');
    }

    /** Begins the lines of a cell or a stage with its name. */
    private void enter(String parameter) {
        int slash = parameter.indexOf('/');
        String first = slash < 0 ? parameter : parameter.substring(0, slash);
        if (!first.equals(block)) {
            lines.append(block.isEmpty() ? "" : "\n")
                    .append(INDENT)
                    .append("# ")
                    .append(first)
                    .append('\n');
            block = first;
        }
    }

    @Override
    void image(Value value) {
        line(value, "self.normalised(images)");
    }

    @Override
    void read(Value value, Op.Read op) {
        enter(op.parameter().name());
        names.put(value, "self[" + JsonText.line(op.parameter().name()) + "]");
    }

    @Override
    void relu(Value value) {
        line(value, "F.relu(%s)", in(value));
    }

    @Override
    void conv(Value value, Op.Conv op) {
        Dimensions filter = value.inputs().get(1).dimensions();
        int rows = op.padded() ? padding(filter.height(), op.dilation()) : 0;
        int columns = op.padded() ? padding(filter.width(), op.dilation()) : 0;
        line(
                value,
                "conv(%s, %s, stride=%s, padding=%s, dilation=%d)",
                in(value),
                name(value.inputs().get(1)),
                pair(op.strideHeight(), op.strideWidth()),
                pair(rows, columns),
                op.dilation());
    }

    private static String pair(int first, int second) {
        return first == second ? Integer.toString(first) : "(" + first + ", " + second + ")";
    }

    @Override
    void depthwise(Value value, Op.Depthwise op) {
        int size = value.inputs().get(1).dimensions().height();
        line(
                value,
                "depthwise(%s, %s, stride=%d, padding=%d, dilation=%d)",
                in(value),
                name(value.inputs().get(1)),
                op.stride(),
                padding(size, op.dilation()),
                op.dilation());
    }

    @Override
    void batchNorm(Value value, Op.BatchNorm op) {
        enter(op.site());
        line(value, "self.bn(%s, %s)", in(value), JsonText.line(op.site()));
    }

    @Override
    void maxPool(Value value, Op.MaxPool op) {
        line(value, "F.max_pool2d(%s, %d, %d, %d)", in(value), op.size(), op.stride(), padding(op.size(), 1));
    }

    @Override
    void avgPool(Value value, Op.AvgPool op) {
        line(
                value,
                "F.avg_pool2d(%s, %d, %d, %d, count_include_pad=False)",
                in(value),
                op.size(),
                op.stride(),
                op.padded() ? padding(op.size(), 1) : 0);
    }

    @Override
    void zero(Value value, Op.Zero op) {
        line(value, "0 * %s[:, :, ::%d, ::%d]", in(value), op.stride(), op.stride());
    }

    @Override
    void sample(Value value, Op.Sample op) {
        line(value, "%s[:, :, %d::%d, %d::%d]", in(value), op.first(), op.stride(), op.first(), op.stride());
    }

    @Override
    void padChannels(Value value, Op.PadChannels op) {
        line(value, "F.pad(%s, (0, 0, 0, 0, %d, %d))", in(value), op.before(), op.after());
    }

    @Override
    void concat(Value value) {
        line(
                value,
                "torch.cat([%s], 1)",
                value.inputs().stream().map(this::name).collect(Collectors.joining(", ")));
    }

    @Override
    void add(Value value) {
        line(value, "%s", value.inputs().stream().map(this::name).collect(Collectors.joining(" + ")));
    }

    @Override
    void same(Value value, Value other) {
        names.put(value, name(other));
    }

    @Override
    void globalAverage(Value value) {
        line(value, "%s.mean((2, 3))", in(value));
    }

    @Override
    void linear(Value value) {
        String bias = value.inputs().size() == 3 ? " + " + name(value.inputs().get(2)) : "";
        line(value, "%s @ %s%s", in(value), name(value.inputs().get(1)), bias);
    }

    @Override
    void cosineLinear(Value value, Op.CosineLinear op) {
        line(
                value,
                "%s * F.normalize(%s, dim=1) @ F.normalize(%s, dim=0)",
                Double.toString(op.scale()),
                in(value),
                name(value.inputs().get(1)));
    }
}
