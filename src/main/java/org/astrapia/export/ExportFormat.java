package org.astrapia.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.files.AtomicFile;
import org.astrapia.files.NewFolder;
import org.astrapia.graph.serving.SavedModelFile;
import org.astrapia.language.UnwrittenException;

/** What a trained network can be written as. */
public enum ExportFormat {
    /** A folder for TensorFlow. */
    SAVEDMODEL {
        @Override
        public boolean write(Path target, RunModel run) {
            return folder(
                    target,
                    made -> SavedModelFile.write(made, run.model(), run.card().text()));
        }
    },
    /** The weights alone, for NumPy. */
    NPZ {
        @Override
        public boolean write(Path target, RunModel run) {
            return AtomicFile.create(target, NpzExport.bytes(run));
        }
    },
    /** A file for ONNX runtimes. */
    ONNX {
        @Override
        public boolean write(Path target, RunModel run) {
            return AtomicFile.create(target, OnnxExport.bytes(run));
        }
    },
    /** A folder with a module and its weights. */
    PYTORCH {
        @Override
        public boolean write(Path target, RunModel run) {
            return folder(target, made -> PyTorchExport.write(made, run));
        }
    };

    /**
     * Writes a network, whole or not at all.
     *
     * @return false when something has the name already, which is left as it is
     * @throws UncheckedIOException when it cannot be written
     */
    public abstract boolean write(Path target, RunModel run);

    private interface Content {
        void into(Path folder) throws IOException;
    }

    private static boolean folder(Path target, Content content) {
        try {
            if (Files.exists(target)) {
                return false;
            }
            try (NewFolder made = NewFolder.beside(target)) {
                content.into(made.path());
                return made.name(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(UnwrittenException.of(target, e));
        }
    }
}
