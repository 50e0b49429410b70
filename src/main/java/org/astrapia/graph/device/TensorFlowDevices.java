package org.astrapia.graph.device;

import static org.tensorflow.internal.c_api.global.tensorflow.TFE_ContextListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_ContextOptionsSetConfig;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteContext;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteContextOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewContext;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewContextOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteLibraryHandle;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListMemoryBytes;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_LoadLibrary;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OK;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Library;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.ConfigProto;

/** What TensorFlow computes on. Its Java API does not tell, so its C API is asked. */
public final class TensorFlowDevices {
    private TensorFlowDevices() {}

    /**
     * One device.
     *
     * @param name {@code cpu} or {@code gpu:1}, as an experiment spells it
     * @param type {@code CPU} or {@code GPU}
     * @param memoryBytes that TensorFlow may use, as it reports it
     */
    public record Device(String name, String type, long memoryBytes) {}

    /** TensorFlow's version; loads its native libraries. */
    public static String version() {
        ready();
        return TensorFlow.version();
    }

    /**
     * All devices that sessions of this configuration have, the CPU first; loads TensorFlow's native libraries.
     *
     * @throws RuntimeException of TensorFlow when it names a GPU that there is not
     */
    @SuppressWarnings("try") // the scope frees what is allocated while it is open
    static List<Device> list(ConfigProto config) {
        ready();
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TFE_ContextOptions options = TFE_NewContextOptions();
            byte[] bytes = config.toByteArray();
            TFE_ContextOptionsSetConfig(options, new BytePointer(bytes), bytes.length, status);
            status.throwExceptionIfNotOK();
            TFE_Context context = TFE_NewContext(options, status);
            TFE_DeleteContextOptions(options);
            status.throwExceptionIfNotOK();
            TF_DeviceList devices = TFE_ContextListDevices(context, status);
            try {
                status.throwExceptionIfNotOK();
                return read(devices, status);
            } finally {
                TF_DeleteDeviceList(devices);
                TFE_DeleteContext(context);
            }
        }
    }

    /** CUDA first: TensorFlow finds it only in a process that holds it already. */
    private static void ready() {
        GpuNatives.prepare();
        TensorFlowNatives.load();
    }

    private static List<Device> read(TF_DeviceList devices, TF_Status status) {
        List<Device> list = new ArrayList<>();
        for (int i = 0; i < TF_DeviceListCount(devices); i++) {
            String name = TF_DeviceListName(devices, i, status).getString();
            String type = TF_DeviceListType(devices, i, status).getString();
            String number = name.substring(name.lastIndexOf(':'));
            list.add(new Device(
                    type.equals("CPU") ? "cpu" : "gpu" + number, type, TF_DeviceListMemoryBytes(devices, i, status)));
        }
        return list;
    }

    /** Why TensorFlow cannot open a library by its name; empty when it can. */
    @SuppressWarnings("try") // the scope frees what is allocated while it is open
    static Optional<String> whyClosed(String library) {
        ready();
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_Library handle = TF_LoadLibrary(library, status);
            if (TF_GetCode(status) == TF_OK) {
                TF_DeleteLibraryHandle(handle);
                return Optional.empty();
            }
            return Optional.of(TF_Message(status).getString());
        }
    }
}
