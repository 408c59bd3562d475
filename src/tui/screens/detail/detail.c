#include "tui/screens/detail/detail.h"

#include "base/memory.h"
#include "document/page/page.h"

#include <stdlib.h>

#define PAGES_KEPT 4

/* Pages read before, with their layouts. */
struct read_pages {
    struct read_page {
        struct arena *arena; /* NULL: an empty place */
        struct viewer viewer;
        int framework, component;
    } pages[PAGES_KEPT];
    size_t next; /* the place that is used next */
};

struct read_pages *read_pages_new(void)
{
    return memory_new(1, sizeof(struct read_pages));
}

static void forget(struct read_page *page)
{
    if (page->arena)
        viewer_finish(&page->viewer);
    arena_free(page->arena);
    page->arena = NULL;
}

void read_pages_free(void *pages)
{
    struct read_pages *read = pages;

    for (size_t i = 0; i < PAGES_KEPT; i++)
        forget(&read->pages[i]);
    free(read);
}

void detail_init(struct detail *detail, struct read_pages *read)
{
    *detail = (struct detail){.read = read, .framework = -1, .component = -1};
}

void detail_finish(struct detail *detail)
{
    struct read_page *page = &detail->read->pages[detail->read->next];

    if (!detail->arena)
        return;
    forget(page);
    *page = (struct read_page){detail->arena, detail->viewer, detail->framework, detail->component};
    detail->read->next = (detail->read->next + 1) % PAGES_KEPT;
    detail->arena = NULL;
}

/* Shows the page from its top if it was read before; else begins a new one. */
static bool was_read(struct detail *detail, int framework, int component)
{
    detail_finish(detail);
    detail->framework = framework;
    detail->component = component;
    for (size_t i = 0; i < PAGES_KEPT; i++) {
        struct read_page *page = &detail->read->pages[i];
        if (!page->arena || page->framework != framework || page->component != component)
            continue;
        detail->arena = page->arena;
        detail->viewer = page->viewer;
        viewer_rewind(&detail->viewer);
        page->arena = NULL;
        return true;
    }
    detail->arena = arena_new();
    return false;
}

void detail_show_framework(struct detail *detail, struct catalog *catalog, int framework)
{
    if (detail->framework != framework && !was_read(detail, framework, -1))
        viewer_init(&detail->viewer,
                    page_of_framework(detail->arena, catalog, framework, PAGE_LINKED));
}

void detail_show_component(struct detail *detail, struct catalog *catalog, int component)
{
    if (detail->component != component && !was_read(detail, -1, component))
        viewer_init(&detail->viewer,
                    page_of_component(detail->arena, catalog, component, PAGE_LINKED));
}
