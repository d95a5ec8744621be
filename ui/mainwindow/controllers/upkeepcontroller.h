// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "core/api/upkeep.h"
#include "ui/format/errors/errortext.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

class QWidget;

namespace lockstep::ui {

class UpkeepDialog;

/// Care for what is stored, from the menus and the preferences: asks where it must, shows how far it is and what came
/// of it.
class UpkeepController final : public QObject
{
    Q_OBJECT

public:
    UpkeepController(Session& session, QWidget& window);

    void check();
    void exportHeaders();
    void importHeaders();
    void rebuildChain();
    void rebuildWallet(WalletId wallet);

signals:
    void said(const QString& sentence);

private:
    bool isRunning();
    UpkeepDialog* openDialog(UpkeepKind kind);

    /// Shows how far it is, then lets `use` show what came of it.
    template <typename T, typename Use>
    void follow(const QFuture<Result<T>>& answer, UpkeepDialog* dialog, Use use);
    void showHeaderFile(UpkeepKind kind, const QFuture<Result<HeaderFileReport>>& answer);

    Session& m_session;
    QWidget& m_window;
    QPointer<UpkeepDialog> m_dialog; ///< While one is open.
};

} // namespace lockstep::ui
