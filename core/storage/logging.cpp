// SPDX-License-Identifier: MIT

#include "core/storage/logging.h"

namespace lockstep {

Q_LOGGING_CATEGORY(lcStorage, "lockstep.storage", QtInfoMsg)

} // namespace lockstep
