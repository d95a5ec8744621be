// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace lockstep {

/// When a person wants to hear of payments that no block has yet. It costs about half a gigabyte a day on the main
/// network, and the peer that is listened to learns that somebody listens, not for what.
enum class Listening {
    Off,
    WhileOpen, ///< While the program's window is on the screen, minimised or not; in the tray alone it is not.
    Always, ///< While the program runs, with a window or without.
};

/// "off", "while-open", "always": as it is stored, and as the command line writes it.
std::string textOf(Listening listening);
Result<Listening> listeningOf(const std::string& text); ///< Errors: Malformed.

/// How it stands with listening now.
struct ListeningView
{
    Listening wish = Listening::WhileOpen;
    bool wanted = false; ///< Now: the wish, the window and the state of the chain allow it.
    bool savesData = false; ///< Not wanted for this reason: see SyncSnapshot::savesData.
    std::optional<QString> peer; ///< Who is listened to. From outside: show as plain text.
    std::int64_t heard = 0; ///< Transactions in this run, anybody's.
    bool isFull = false; ///< As many unverified payments wait as are kept: not each that is heard is shown.
    friend bool operator==(const ListeningView&, const ListeningView&) = default;
};

} // namespace lockstep
