#include "tui/screens/detail/detail.h"

#include "document/page/page.h"

void detail_init(struct detail *detail)
{
    *detail = (struct detail){.framework = -1, .component = -1};
}

void detail_finish(struct detail *detail)
{
    viewer_finish(&detail->viewer);
    arena_free(detail->arena);
    detail->arena = NULL;
}

static void begin(struct detail *detail)
{
    detail_finish(detail);
    detail->arena = arena_new();
}

void detail_show_framework(struct detail *detail, struct catalog *catalog, int framework)
{
    if (detail->framework == framework)
        return;
    begin(detail);
    detail->framework = framework;
    detail->component = -1;
    viewer_init(&detail->viewer, page_of_framework(detail->arena, catalog, framework, PAGE_LINKED));
}

void detail_show_component(struct detail *detail, struct catalog *catalog, int component)
{
    if (detail->component == component)
        return;
    begin(detail);
    detail->component = component;
    detail->framework = -1;
    viewer_init(&detail->viewer, page_of_component(detail->arena, catalog, component, PAGE_LINKED));
}
