// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "ui/format/program/consoletext.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

namespace lockstep::ui {

class ConsolePanel;

/// Answers what is typed into the console: from the newest snapshot, or from the reader's thread.
class ConsoleController final : public QObject
{
    Q_OBJECT

public:
    ConsoleController(Session& session, ConsolePanel& panel);

private:
    void run(const QString& line);
    void run(const ConsoleCommand& command);
    void runOnWallet(const ConsoleCommand& command);
    void complete(const QString& line);

    template <typename T, typename Words>
    void answer(const QFuture<Result<T>>& rows, Words words);

    Session& m_session;
    ConsolePanel& m_panel;
};

} // namespace lockstep::ui
