// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/secretwindow.h"

#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/secretview.h"

#include <QApplication>
#include <QVariant>
#include <QWidget>

#include <algorithm>

namespace lockstep::ui {

namespace {

constexpr const char* SecretsOf = "secretsOfWallet";
constexpr const char* ShowsOf = "showsOfWallet";

void closeMarked(const char* mark, WalletId wallet)
{
    for (QWidget* window : QApplication::topLevelWidgets()) {
        const QVariant marked = window->property(mark);
        if (marked.isValid() && marked.toLongLong() == wallet.value) window->close();
    }
}

} // namespace

void markAsSecret(QWidget& window, WalletId wallet) { window.setProperty(SecretsOf, qint64{wallet.value}); }

void closeSecretWindows(WalletId wallet) { closeMarked(SecretsOf, wallet); }

void markAsOf(QWidget& window, WalletId wallet) { window.setProperty(ShowsOf, qint64{wallet.value}); }

void closeWindowsOf(WalletId wallet)
{
    closeSecretWindows(wallet);
    closeMarked(ShowsOf, wallet);
    closeMarked(ShowsOf, {});
}

std::optional<WalletId> walletOfWindow(const QWidget& window)
{
    for (const QWidget* each = &window; each; each = each->parentWidget())
        for (const char* mark : {SecretsOf, ShowsOf})
            if (const qint64 id = each->property(mark).toLongLong(); id != 0) return WalletId{id};
    return std::nullopt;
}

bool areSecretsInSight()
{
    return std::ranges::any_of(QApplication::topLevelWidgets(), [](const QWidget* window) {
        return window->isVisible() && window->property(SecretsOf).isValid();
    });
}

void coverSecrets()
{
    for (QWidget* widget : QApplication::allWidgets()) {
        if (auto* view = qobject_cast<SecretView*>(widget)) view->setShown(false);
        if (auto* edit = qobject_cast<SecretEdit*>(widget)) edit->seal();
    }
}

} // namespace lockstep::ui
