// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QStringList>

namespace lockstep::ui {

class PlainLabel;
class QrView;

/// One text or several as QR codes, one at a time, for a camera to read.
class QrDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `what`: "Address". The wallet's name stands beside it, in the title and above the code.
    QrDialog(const QString& what, const QString& walletName, const QStringList& texts, QWidget* parent = nullptr);

private:
    void showCode(const QString& text);

    QrView* m_code;
    PlainLabel* m_text;
};

} // namespace lockstep::ui
