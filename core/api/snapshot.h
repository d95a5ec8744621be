// SPDX-License-Identifier: MIT
#pragma once

// What the window and the command line show of the chain: the sync layer's snapshot, at the door of core/api.
#include "core/sync/syncsnapshot.h" // IWYU pragma: export
