// SPDX-License-Identifier: MIT

#include "core/api/schemaversion.h"

#include "core/storage/database/schema.h"

namespace lockstep {

int schemaVersion() { return migrations().back().version; }

} // namespace lockstep
