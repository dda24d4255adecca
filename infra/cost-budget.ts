import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

interface CostBudgetProps {
  readonly name: string;
  /** US dollars. */
  readonly monthly: number;
  readonly email: string;
}

/**
 * Mails when the account's costs of a month pass the budget, or are forecast to. It watches the whole account, because a
 * tag counts only after it was activated in the account's billing settings, and until then such a budget sees nothing.
 */
export class CostBudget extends Construct {
  constructor(scope: Construct, id: string, { name, monthly, email }: CostBudgetProps) {
    super(scope, id);
    const subscribers = [{ subscriptionType: 'EMAIL', address: email }];
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: name,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthly, unit: 'USD' },
      },
      notificationsWithSubscribers: (['ACTUAL', 'FORECASTED'] as const).map((notificationType) => ({
        notification: {
          notificationType,
          comparisonOperator: 'GREATER_THAN',
          threshold: 100,
          thresholdType: 'PERCENTAGE',
        },
        subscribers,
      })),
    });
  }
}
