import java.util.List;
import java.util.Map;
import org.astrapia.graph.device.GpuNatives;
import org.astrapia.graph.device.Gpus;
import org.astrapia.graph.device.Obstacle;
import org.astrapia.graph.device.DeviceSurvey;

/** What profile-check asks of the build for GPUs, or with the word cpu of the other; ends with 1 when something is not as it should be. */
public final class CheckProfile {
    private static boolean good = true;

    private CheckProfile() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("cpu")) {
            checkProcessor();
        } else {
            checkGpu();
        }
        System.exit(good ? 0 : 1);
    }

    private static void checkProcessor() {
        expect("the build has no natives for GPUs", !GpuNatives.arePresent());
        DeviceSurvey survey = survey();
        expect("TensorFlow computes on the processor alone", survey.devices().size() == 1);
        expect("a GPU would not compute", !survey.obstacles().isEmpty());
    }

    private static void checkGpu() {
        expect("the build has natives for GPUs", GpuNatives.arePresent());
        expect("the build has CUDA and cuDNN", GpuNatives.haveCuda());
        long begin = System.nanoTime();
        Map<String, String> failures = GpuNatives.loadCuda();
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;
        expect("CUDA and cuDNN are unpacked and load in order (" + seconds + " s): " + failures, failures.isEmpty());
        DeviceSurvey survey = survey();
        if (survey.driver().isPresent()) {
            survey.obstacles().forEach(obstacle -> System.out.println("missing: " + obstacle.what()));
            expect("the GPU computes", survey.obstacles().isEmpty());
        } else {
            String missing = Gpus.libraries().map(Obstacle::what).orElse("nothing");
            expect(
                    "TensorFlow finds every library but the driver's: " + missing,
                    missing.startsWith("TensorFlow cannot open libcuda.so.1: ") && !missing.contains("; "));
            expect("the driver is what is missing", survey.obstacles().equals(List.of(new Obstacle.NoDriver())));
        }
    }

    private static DeviceSurvey survey() {
        DeviceSurvey survey = DeviceSurvey.make(System.out::println);
        System.out.println("TensorFlow " + survey.tensorFlow() + ", devices " + survey.devices());
        return survey;
    }

    private static void expect(String what, boolean holds) {
        System.out.println((holds ? "ok    " : "WRONG ") + what);
        good &= holds;
    }
}
