// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentrequest.h"

#include <QWidget>

class QLineEdit;

namespace lockstep::ui {

class AmountEdit;
class GuardedButton;

/// What a payment is for: label, amount, message. Open for typing, or showing a saved request as it was saved.
class RequestForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestForm(QWidget* parent = nullptr);

    QString label() const;
    QString message() const;
    std::optional<Amount> amount() const;
    bool isEmpty() const;

    void clear(); ///< Open, with nothing in it.
    void showSaved(const PaymentRequest& request);
    bool isOpen() const { return m_isOpen; }
    void setRefusal(const QString& reason); ///< Why nothing can be saved now, whatever is typed.

signals:
    void changed();
    void saveClicked(); ///< The form is filled in soundly.

private:
    void setOpen(bool isOpen);
    void judge();

    QLineEdit* m_label;
    AmountEdit* m_amount;
    QLineEdit* m_message;
    GuardedButton* m_save;
    QString m_refusal;
    bool m_isOpen = true;
};

} // namespace lockstep::ui
