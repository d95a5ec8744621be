// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/practice.h"
#include "core/api/services/session.h"
#include "ui/style/theme.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace lockstep::ui {

class FormDialog;

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
    void payAll(FormDialog* dialog, Amount each);

    struct Payees
    {
        QStringList addresses;
        QStringList leftOut; ///< Names of wallets that gave none.
    };
    /// The next address of each wallet in `left`, then `use` with all of them.
    void collectAddresses(FormDialog* dialog, QList<WalletId> left, const Payees& found,
                          const std::function<void(const Payees&)>& use);
    static QString withLeftOut(const QString& done, const Payees& payees);

    Practice& m_practice;
    Session& m_session;
    QWidget& m_window;
    int m_speed = 0;
};

} // namespace lockstep::ui
