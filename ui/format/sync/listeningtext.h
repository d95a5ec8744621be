// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

QString listeningWishText(Listening wish); ///< "Never", "While the window is open", "Always".

/// "Now: listening to 203.0.113.7:8333, 1,204 transactions heard."; why it does not listen where it should.
QString listeningNowText(const ListeningView& listening);

} // namespace lockstep
