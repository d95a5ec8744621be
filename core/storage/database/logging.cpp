// SPDX-License-Identifier: MIT

#include "core/storage/database/logging.h"

namespace lockstep {

Q_LOGGING_CATEGORY(lcStorage, "lockstep.storage", QtInfoMsg)

} // namespace lockstep
