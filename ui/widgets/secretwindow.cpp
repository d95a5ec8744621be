// SPDX-License-Identifier: MIT

#include "ui/widgets/secretwindow.h"

#include <QApplication>
#include <QVariant>
#include <QWidget>

namespace lockstep::ui {

namespace {

constexpr const char* Property = "secretsOfWallet";

} // namespace

void markAsSecret(QWidget& window, WalletId wallet) { window.setProperty(Property, qint64{wallet.value}); }

void closeSecretWindows(WalletId wallet)
{
    for (QWidget* window : QApplication::topLevelWidgets()) {
        const QVariant marked = window->property(Property);
        if (marked.isValid() && marked.toLongLong() == wallet.value) window->close();
    }
}

} // namespace lockstep::ui
