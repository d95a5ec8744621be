// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentlink.h"
#include "core/primitives/network.h"
#include "ui/format/errors/errortext.h"
#include "ui/widgets/text/followsunit.h"

#include <QDialog>

class QFormLayout;
class QVBoxLayout;

namespace lockstep::ui {

class PlainLabel;

/// What a payment link from outside asks for, or in words what is wrong with it. It pays nothing: sending is not built
/// yet, and the dialog says so.
class PaymentLinkDialog final : public QDialog, public FollowsUnit
{
    Q_OBJECT

public:
    /// `network`: of the window; an address of another one is said to be wrong here.
    PaymentLinkDialog(const QString& link, Network network, QWidget* parent = nullptr);

    void followUnit() override;

private:
    void showLink(const PaymentLink& link, QVBoxLayout& column);
    void showProblem(const ErrorText& text, QVBoxLayout& column);
    PlainLabel* addRow(QFormLayout& rows, const QString& objectName, const QString& name, const QString& value);

    std::optional<Amount> m_asked;
    PlainLabel* m_amount = nullptr; ///< Of a link that can be read.
};

} // namespace lockstep::ui
