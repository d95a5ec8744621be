// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/practice.h"
#include "core/api/session.h"
#include "ui/style/theme.h"

#include <QObject>

#include <memory>

class QWidget;

namespace lockstep::ui {

class FormDialog;
class PracticeHistoryDialog;

/// The practice menu: asks how much, tells the practice chain, says what came of it.
class PracticeController final : public QObject
{
    Q_OBJECT

public:
    PracticeController(Practice& practice, Session& session, QWidget& window);

    void mine();
    void send(WalletId chosen);
    void reorg();
    void makeHistory();
    void chooseSpeed();

signals:
    void noticed(const QString& sentence, lockstep::ui::Tone tone);

private:
    template <typename T>
    void closeWhenDone(FormDialog* dialog, const QFuture<Result<T>>& answer, const QString& done);
    void pay(FormDialog* dialog, WalletId wallet, Amount amount);
    void collectAddresses(PracticeHistoryDialog* dialog, const std::shared_ptr<QStringList>& found,
                          QList<WalletId> left);

    Practice& m_practice;
    Session& m_session;
    QWidget& m_window;
    int m_speed = 0;
};

} // namespace lockstep::ui
