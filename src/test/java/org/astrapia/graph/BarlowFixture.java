package org.astrapia.graph;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.astrapia.fixtures.Fixture;
import org.astrapia.fixtures.FixtureKind;
import org.astrapia.network.Dimensions;
import org.astrapia.network.LossOp;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.astrapia.network.ProgramBuilder;
import org.astrapia.network.Value;

/** Kind {@code barlow}: the loss on given embeddings, which stand as parameters here. */
public final class BarlowFixture implements FixtureKind {
    @Override
    public void check(Fixture fixture) {
        JsonObject config = fixture.config();
        int count = config.get("N").getAsInt();
        int size = config.get("D").getAsInt();
        Program program = program(count, size, config.get("lambda").getAsDouble());
        float[] noImages = new float[0];
        Map<String, float[]> embeddings = Map.of(
                "z1",
                fixture.tensor("in/z1").floats(),
                "z2",
                fixture.tensor("in/z2").floats());
        try (ProgramRun run = new ProgramRun(program, noImages, new int[0], embeddings)) {
            for (String output : List.of("c", "on_diag", "off_diag", "loss")) {
                run.askOutput(output);
            }
            run.askGradients("loss", "grad/");
            run.run().forEach((name, values) -> fixture.expect("out/" + name, values));
        }
    }

    private static Program program(int count, int size, double lambda) {
        ProgramBuilder program = new ProgramBuilder();
        program.add(new Op.Image(0), List.of(), Dimensions.map(1, 1, 1));
        Parameter first = new Parameter("z1", Kind.WEIGHT, Dimensions.fixed(count, size), new Initial.Constant(0));
        Parameter second = new Parameter("z2", Kind.WEIGHT, Dimensions.fixed(count, size), new Initial.Constant(0));
        Value correlation = program.add(
                new LossOp.CrossCorrelation(),
                List.of(standardised(program, first), standardised(program, second)),
                Dimensions.fixed(size, size));
        Value on = program.add(new LossOp.OnDiagonal(), List.of(correlation), Dimensions.fixed());
        Value off = program.add(new LossOp.OffDiagonal(), List.of(correlation), Dimensions.fixed());
        Value weighted = program.add(new Op.Times(lambda), List.of(off), Dimensions.fixed());
        Value loss = program.add(new Op.Add(), List.of(on, weighted), Dimensions.fixed());
        return new Program(
                program.values(),
                List.of(first, second),
                Map.of("c", correlation, "on_diag", on, "off_diag", off, "loss", loss));
    }

    private static Value standardised(ProgramBuilder program, Parameter z) {
        Value read = program.add(new Op.Read(z), List.of(), z.dimensions());
        return program.add(new LossOp.Standardise(true), List.of(read), z.dimensions());
    }
}
