// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentlink.h"
#include "core/primitives/network.h"

#include <QDialog>

class QFormLayout;
class QVBoxLayout;

namespace lockstep::ui {

/// What a payment link from outside asks for, or in words what is wrong with it. It pays nothing: sending is not built
/// yet, and the dialog says so.
class PaymentLinkDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `network`: of the window; an address of another one is said to be wrong here.
    PaymentLinkDialog(const QString& link, Network network, QWidget* parent = nullptr);

private:
    void showLink(const PaymentLink& link, QVBoxLayout& column);
    void showProblem(const Error& error, QVBoxLayout& column);
    void addRow(QFormLayout& rows, const QString& objectName, const QString& name, const QString& value);
};

} // namespace lockstep::ui
