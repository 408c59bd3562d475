/* A library has a source file; what is in this one are the layers of src, as they are. */
extern const char layers_library[];
const char layers_library[] = "all layers";
