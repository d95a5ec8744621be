// SPDX-License-Identifier: MIT

#include "core/api/schemaversion.h"

#include "core/storage/schema.h"

namespace lockstep {

int schemaVersion() { return migrations().back().version; }

} // namespace lockstep
