// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/labelfile.h"

#include <QString>

namespace lockstep {

/// What came of a file of labels: "12 labels applied. 3 belong to no wallet here. 1 line was left out."
QString labelReportText(const LabelReport& report);

} // namespace lockstep
