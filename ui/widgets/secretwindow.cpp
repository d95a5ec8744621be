// SPDX-License-Identifier: MIT

#include "ui/widgets/secretwindow.h"

#include "ui/widgets/secretedit.h"
#include "ui/widgets/secretview.h"

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

void coverSecrets()
{
    for (QWidget* widget : QApplication::allWidgets()) {
        if (auto* view = qobject_cast<SecretView*>(widget)) view->setShown(false);
        if (auto* edit = qobject_cast<SecretEdit*>(widget)) edit->seal();
    }
}

} // namespace lockstep::ui
