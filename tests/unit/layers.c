/* A library needs a source file; this library consists of the layers of src. */
extern const char layers_library[];
const char layers_library[] = "all layers";
