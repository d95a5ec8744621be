// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/upkeep.h"
#include "core/util/result.h"
#include "ui/format/errors/errortext.h"

#include <QDialog>

class QPushButton;
class QScrollArea;

namespace lockstep::ui {

class CopyDetailsButton;
class PlainLabel;
class ProgressBar;

/// How far a check, a file of headers or a rebuild is, then what came of it. Closing it while it runs cancels it: all
/// are safe to end anywhere.
class UpkeepDialog final : public QDialog
{
    Q_OBJECT

public:
    UpkeepDialog(UpkeepKind kind, QWidget* parent);

    void setProgress(int percent);
    void showReport(const CheckReport& report);
    void showText(const QString& headline, const QString& text); ///< Of the others.
    void showError(const Error& error, const ErrorText& words);

    bool isRunning() const { return m_isRunning; }

    void reject() override; ///< While it runs: asks to cancel, and waits for the answer.

signals:
    void cancelWanted();

private:
    void layOut();
    void fitToWords();
    void finish(const QString& headline, const QStringList& lines, const QString& details);

    PlainLabel* m_headline;
    PlainLabel* m_text;
    PlainLabel* m_scope;
    ProgressBar* m_bar;
    QScrollArea* m_scroll = nullptr;
    CopyDetailsButton* m_copy;
    QPushButton* m_close;
    bool m_isRunning = true;
};

} // namespace lockstep::ui
