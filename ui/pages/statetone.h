// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <optional>

namespace lockstep::ui {

/// The colour that goes with a wallet's state, beside its shape and words.
inline Tone toneOf(WalletState state)
{
    switch (state) {
    case WalletState::Error: return Tone::Bad;
    case WalletState::Paused: return Tone::Warning;
    case WalletState::Importing:
    case WalletState::Headers:
    case WalletState::Syncing:
    case WalletState::Catching: return Tone::Busy;
    case WalletState::Synced: return Tone::Good;
    case WalletState::Stopped:
    case WalletState::Offline:
    case WalletState::Connecting: break;
    }
    return Tone::Neutral;
}

/// The same; an import that has not its turn is not busy.
inline Tone toneOf(const WalletView& wallet) { return wallet.importWaits ? Tone::Neutral : toneOf(wallet.state); }

/// The sign beside "Locked" and "Watch-only".
inline std::optional<Glyph> glyphOf(WalletAuth auth)
{
    switch (auth) {
    case WalletAuth::WatchOnly: return Glyph::Watch;
    case WalletAuth::Locked: return Glyph::Lock;
    case WalletAuth::Unlocked:
    case WalletAuth::NoPassphrase: break;
    }
    return std::nullopt;
}

/// Its balance is drawn dimmed: it stays as old as it is until a person does something.
inline bool dimsBalance(WalletState state) { return state == WalletState::Error || state == WalletState::Stopped; }

} // namespace lockstep::ui
