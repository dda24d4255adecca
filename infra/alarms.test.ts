import { describe, expect, it } from 'vitest';
import { guarded, synthesised, testSettings } from './synthesised.ts';

// The alarms for an operator. Every property is listed, so that a weaker one is noticed.
const resources = synthesised();

describe('AWS::CloudWatch::Alarm', () => {
  const expected: Record<string, object> = {
    'Api/AlarmsExportsFail': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [
        { Name: 'deployment', Value: 'Test' },
        { Name: 'job', Value: 'EXPORT' },
        { Name: 'outcome', Value: 'FAILED' },
      ],
      EvaluationPeriods: 1,
      MetricName: 'jobs',
      Namespace: 'MyhomeAccount',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsRestoresFail': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [
        { Name: 'deployment', Value: 'Test' },
        { Name: 'job', Value: 'RESTORE' },
        { Name: 'outcome', Value: 'FAILED' },
      ],
      EvaluationPeriods: 1,
      MetricName: 'jobs',
      Namespace: 'MyhomeAccount',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsUndoIncomplete': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [
        { Name: 'deployment', Value: 'Test' },
        { Name: 'job', Value: 'RESTORE' },
        { Name: 'outcome', Value: 'UNDO_INCOMPLETE' },
      ],
      EvaluationPeriods: 1,
      MetricName: 'jobs',
      Namespace: 'MyhomeAccount',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsExportsWait': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'JobsExportWorker' }],
      EvaluationPeriods: 1,
      MetricName: 'AsyncEventAge',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Maximum',
      Threshold: 3600000,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsExportsDropped': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'JobsExportWorker' }],
      EvaluationPeriods: 1,
      MetricName: 'AsyncEventsDropped',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsRestoresWait': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'RestoresRestoreWorker' }],
      EvaluationPeriods: 1,
      MetricName: 'AsyncEventAge',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Maximum',
      Threshold: 3600000,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsRestoresDropped': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'RestoresRestoreWorker' }],
      EvaluationPeriods: 1,
      MetricName: 'AsyncEventsDropped',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsDestinationFailures': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'JobsExportWorker' }],
      EvaluationPeriods: 1,
      MetricName: 'DestinationDeliveryFailures',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsFailuresUnrecorded': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'JobsExportFailed' }],
      EvaluationPeriods: 1,
      MetricName: 'AsyncEventsDropped',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
    'Api/AlarmsSweeperFails': {
      AlarmActions: ['AlarmsTopic'],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'JobsSweeper' }],
      EvaluationPeriods: 1,
      MetricName: 'Errors',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::CloudWatch::Alarm')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::CloudWatch::Alarm'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::SNS::TopicPolicy', () => {
  const expected: Record<string, object> = {
    'Api/AlarmsTopicPolicy': {
      PolicyDocument: {
        Statement: [
          {
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            Effect: 'Deny',
            Principal: '*',
            Resource: 'AlarmsTopic',
            Sid: 'AllowPublishThroughSSLOnly',
          },
        ],
        Version: '2012-10-17',
      },
      Topics: ['AlarmsTopic'],
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::SNS::TopicPolicy')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::SNS::TopicPolicy'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::SNS::Subscription', () => {
  const expected: Record<string, object> = {
    'Api/AlarmsTopicoperatorexamplecom': {
      Endpoint: 'operator@example.com',
      Protocol: 'email',
      TopicArn: 'AlarmsTopic',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::SNS::Subscription')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::SNS::Subscription'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::Budgets::Budget', () => {
  it('watches the account’s month, and mails the operator', () => {
    expect(guarded(resources, 'AWS::Budgets::Budget')).toMatchObject({
      'Api/CostBudget': {
        Budget: { BudgetLimit: { Amount: 10, Unit: 'USD' }, BudgetType: 'COST', TimeUnit: 'MONTHLY' },
        NotificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].map((NotificationType) => ({
          Notification: { NotificationType, Threshold: 100, ThresholdType: 'PERCENTAGE' },
          Subscribers: [{ Address: 'operator@example.com', SubscriptionType: 'EMAIL' }],
        })),
      },
    });
  });

  it('is none where nobody would be told', () => {
    const silent = synthesised({ ...testSettings, alarmEmail: undefined });
    expect(guarded(silent, 'AWS::Budgets::Budget')).toEqual({});
    expect(Object.keys(guarded(silent, 'AWS::CloudWatch::Alarm'))).toHaveLength(10);
  });
});

describe('AWS::CloudWatch::Dashboard', () => {
  it('shows how jobs ended, how long they took and waited, and what they moved', () => {
    const dashboards = Object.values(guarded(resources, 'AWS::CloudWatch::Dashboard')) as { DashboardBody: string }[];
    expect(dashboards).toHaveLength(1);
    for (const title of ['Exports by outcome', 'Restores by outcome', 'Time of a run, ms', 'Waiting for a worker, ms'])
      expect(dashboards[0]?.DashboardBody).toContain(title);
  });
});
