// SPDX-License-Identifier: MIT
#pragma once

// What a check, a file of headers and a rebuild answer: the sync layer's reports, at the door of core/api.
#include "core/sync/upkeepview.h" // IWYU pragma: export
