// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/pages/section.h"

#include <functional>
#include <memory>

class QMainWindow;

namespace lockstep::ui {
class TransactionsPage;
class WalletPage;
} // namespace lockstep::ui

namespace lockstep::test {

/// Feeds a part, now and each time the window's relay would repeat the snapshot, which is what `feedAgain` stands for.
void feed(QObject* part, std::function<void()> snapshot);
void feedAgain();

/// A wallet's pages in their frame, plugged in as the controllers do, answered with the samples instead of a session.
/// `isEmpty`: the wallet is brand new.
ui::WalletPage* makeFedWalletPage(WalletId wallet, bool isEmpty = false, QWidget* parent = nullptr);

ui::TransactionsPage* makeFedTransactions(std::optional<WalletId> wallet, bool isEmpty, QWidget* parent = nullptr);

/// All of the main window but its session: menus, sidebar, banners, status bar, and a wallet's page in the middle.
std::unique_ptr<QMainWindow> makeFedMainWindow(const SyncSnapshot& snapshot, WalletId shown, ui::Section section);

} // namespace lockstep::test
