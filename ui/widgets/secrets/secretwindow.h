// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <optional>

class QWidget;

namespace lockstep::ui {

/// Says that a window shows what is for an unlocked wallet alone: its words, its private keys. Locking closes it.
void markAsSecret(QWidget& window, WalletId wallet);

/// Closes the windows that were marked so for this wallet.
void closeSecretWindows(WalletId wallet);

/// Says that a window tells of a wallet what its page does: a payment, an address, an error. When the wallet is locked
/// it is closed, as the page is covered. Of WalletId{}: of whichever is locked.
void markAsOf(QWidget& window, WalletId wallet);

/// Closes all windows of this wallet, with and without secrets.
void closeWindowsOf(WalletId wallet);

/// Whose secrets or payments it shows, by its mark; a menu or a question counts with the window that it came from.
std::optional<WalletId> walletOfWindow(const QWidget& window);

bool areSecretsInSight(); ///< Any window that was marked so.

/// In every window: secrets that are shown are covered, and what was typed cannot be shown again (SecretEdit::seal).
/// The windows stay, a wizard goes on: words that were written down or typed half are not lost with an idle minute.
void coverSecrets();

} // namespace lockstep::ui
