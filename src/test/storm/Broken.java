/** Something that must not be. */
class Broken extends RuntimeException {
    Broken(String message) {
        super(message);
    }
}
