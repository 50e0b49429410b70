package org.astrapia.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.data.Batch;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Runs the steps of a graph that {@link GraphWriter} wrote, now or long ago. */
final class Runtime implements AutoCloseable {
    private final byte[] graphDef;
    private final Target target;
    private final Graph graph = new Graph();
    private final Session session;
    private final List<String> variables = new ArrayList<>();
    private double progress;

    /**
     * Loads a graph.
     *
     * @throws IllegalArgumentException when the bytes are not a graph
     */
    Runtime(byte[] graphDef, Target target) {
        this.graphDef = graphDef.clone();
        this.target = target;
        try {
            graph.importGraphDef(GraphDef.parseFrom(graphDef));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the saved graph cannot be read: " + e.getMessage(), e);
        }
        graph.operations().forEachRemaining(this::note);
        int cores = java.lang.Runtime.getRuntime().availableProcessors();
        this.session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(cores)
                        .setInterOpParallelismThreads(cores)
                        .build());
    }

    private void note(Operation operation) {
        String name = operation.name();
        if (name.startsWith("state.") && name.endsWith(".read")) {
            variables.add(name.substring("state.".length(), name.length() - ".read".length()));
        }
    }

    /** Tells the steps that follow which share of the training is done, 0 to 1. */
    void progress(double share) {
        progress = share;
    }

    byte[] graphDef() {
        return graphDef.clone();
    }

    /**
     * Runs a step: reports its losses and changes the state.
     *
     * @param rate learning rate
     * @param dropPath probability of dropping a path
     * @param seed of the paths dropped
     */
    StepResult step(String name, Batch batch, double rate, double dropPath, long seed) {
        String step = "step." + name;
        List<String> terms = terms(step + ".term.");
        try (TFloat32 images = images(batch);
                TInt32 labels = TInt32.vectorOf(batch.labels());
                TFloat32 rateTensor = TFloat32.scalarOf((float) rate);
                TFloat32 progressTensor = TFloat32.scalarOf((float) progress);
                TFloat32 dropTensor = TFloat32.scalarOf((float) dropPath);
                TInt64 seedTensor = TInt64.vectorOf(seed, 0)) {
            Session.Runner runner = session.runner()
                    .feed("images", images)
                    .feed("labels", labels)
                    .feed("rate", rateTensor)
                    .feed(GraphWriter.PROGRESS, progressTensor)
                    .feed("drop-path", dropTensor)
                    .feed("seed", seedTensor)
                    .addTarget(step + ".update")
                    .fetch(step + ".loss")
                    .fetch(step + ".correct");
            terms.forEach(term -> runner.fetch(step + ".term." + term));
            try (Result result = runner.run()) {
                Map<String, Double> values = new LinkedHashMap<>();
                for (int i = 0; i < terms.size(); i++) {
                    values.put(terms.get(i), number(result.get(2 + i)));
                }
                int correct = ((TInt32) result.get(1)).getInt();
                return new StepResult(number(result.get(0)), values, correct, batch.count());
            }
        }
    }

    /** Predicted class of each image. */
    int[] predict(Batch batch) {
        try (TFloat32 images = images(batch);
                Result result = session.runner()
                        .feed("images", images)
                        .fetch("predict.classes")
                        .run()) {
            return Tensors.ints((TInt32) result.get(0));
        }
    }

    /** Logits of each image, {@code [N, classes]} row-major, in evaluation mode. */
    float[] logits(Batch batch) {
        try (TFloat32 images = images(batch);
                Result result = session.runner()
                        .feed("images", images)
                        .fetch("predict.logits")
                        .run()) {
            return Tensors.floats((TFloat32) result.get(0));
        }
    }

    /** A copy of one variable. */
    float[] read(String variable) {
        try (Result result =
                session.runner().fetch("state." + variable + ".read").run()) {
            return Tensors.floats((TFloat32) result.get(0));
        }
    }

    /** A copy of all variables. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        variables.forEach(variable -> state.put(variable, read(variable)));
        return state;
    }

    /** Sets all variables. */
    void restore(Map<String, float[]> state) {
        for (String variable : variables) {
            float[] values = state.get(variable);
            if (values == null) {
                throw new IllegalArgumentException("the saved state has no variable '" + variable + "', it has "
                        + state.keySet() + "; it belongs to another network");
            }
            long expected = graph.operation("state." + variable + ".value")
                    .output(0)
                    .shape()
                    .size();
            if (values.length != expected) {
                throw new IllegalArgumentException("variable '" + variable + "' of the saved state has " + values.length
                        + " numbers, the graph wants " + expected);
            }
            try (TFloat32 tensor = Tensors.of(Shape.of(values.length), values)) {
                session.runner()
                        .feed("state." + variable + ".value", tensor)
                        .addTarget("state." + variable + ".assign")
                        .run()
                        .close();
            }
        }
    }

    private TFloat32 images(Batch batch) {
        return Tensors.of(Shape.of(batch.count(), target.height(), target.width(), target.channels()), batch.images());
    }

    private List<String> terms(String prefix) {
        List<String> terms = new ArrayList<>();
        graph.operations().forEachRemaining(operation -> {
            if (operation instanceof GraphOperation && operation.name().startsWith(prefix)) {
                terms.add(operation.name().substring(prefix.length()));
            }
        });
        return terms;
    }

    private static double number(Tensor tensor) {
        return ((TFloat32) tensor).getFloat();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
